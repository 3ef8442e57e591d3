//! (see HOUSE)
