"""Arrears: the chain from notice to dwangbevel, its costs and interest, and what stops it (6.8, Awb 4:97-4:119)."""
