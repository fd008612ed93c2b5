"""Data of people in free texts: where they are likely to stand."""
