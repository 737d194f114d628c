"""Turns files into articles, passages and claims, and puts them into the corpus."""
