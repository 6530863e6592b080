"""How an answer reads: `layout` puts its lines in order, and says where two give numbers that cannot both be so
(`apart`), `wording` how each is put; `account` says why it is as it is."""
