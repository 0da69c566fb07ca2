"""Figures for speed and memory, with the ratios that the project promises."""
