// A page made for paper: offers to print it.
addEventListener('load', () => print());
