//! What becomes of each record when a back-up is restored in a book that was used.
