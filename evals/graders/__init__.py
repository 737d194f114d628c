"""What a language model thinks of a run's answers: an option, told apart from the measures, and no gate."""
