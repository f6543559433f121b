-- The state of every cell, with who is there.
select district, sector, state, deliveries, organisations, providers from judged
