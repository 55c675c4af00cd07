"""Tables: names of places, and lists of words. Facts only; the rules that read them are next door."""
