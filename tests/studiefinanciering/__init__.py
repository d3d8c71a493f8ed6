"""Tests of studiefinanciering/"""
