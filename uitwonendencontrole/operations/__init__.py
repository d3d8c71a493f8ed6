"""Acts of a draw, in this order: freeze the frame, promise, draw, prove. None can be done over."""
