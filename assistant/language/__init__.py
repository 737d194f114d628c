"""What words mean: parties, places, dates, numbers and losses in English text. Pure functions of text and data files."""
