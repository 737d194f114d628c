"""What words mean: parties, places, dates, numbers and losses in English text. Functions of text and data alone."""
