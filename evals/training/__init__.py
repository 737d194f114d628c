"""Training of the judge of sentences: texts written for it, and the script that fits it to them."""
