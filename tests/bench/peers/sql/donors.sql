-- Donor by donor: the cells where programmes of both stand, and the programmes that both pay for; with a day those that
-- are active then.
with standing as (
  select distinct programme, cell from presence
  where counts and programme is not null
    and (:day = '' or (from_day <= cast(nullif(:day, '') as date) and cast(nullif(:day, '') as date) < to_day))
), asked as (
  select p.programme, p.donor from programme_donor p
  where :day = '' or p.programme in (select programme from standing)
), paid as (
  select distinct s.cell, p.donor from standing s join programme_donor p on p.programme = s.programme
  where s.cell is not null
), in_cells as (
  select a.donor as a, b.donor as b, count(*) as cells
  from paid a join paid b on a.cell = b.cell and a.donor < b.donor group by a.donor, b.donor
), in_programmes as (
  select a.donor as a, b.donor as b, count(*) as programmes
  from asked a join asked b on a.programme = b.programme and a.donor < b.donor group by a.donor, b.donor
)
select coalesce(c.a, p.a) as a, coalesce(c.b, p.b) as b, coalesce(cells, 0) as cells,
  coalesce(programmes, 0) as programmes
from in_cells c full join in_programmes p on p.a = c.a and p.b = c.b
