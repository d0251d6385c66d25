"""Drawings as pages of a PDF: vector paths and selectable text in the bundled font. Without Qt."""
