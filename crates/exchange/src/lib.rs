//! Registers of other systems: bytes to typed rows, with every refused row and its reason.
