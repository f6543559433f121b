-- Needs against supply: every gap, and its people without.
select district, sector, state, need, case state when 'thin' then need - enough else need end as unmet, severity
from judged where state in ('uncovered', 'thin')
