-- The cells that lose their last provider where the donor :argument leaves: a programme stops where its donors are all
-- known and none is left.
with active as (
  select cell, programme from presence
  where counts and from_day <= :day and :day < to_day and cell is not null
), stops as (
  select k.programme from programme_known k join programme_donor p on p.programme = k.programme
  where k.donors = 1 and p.donor = :argument
)
select c.district, c.service, c.grp from cell c join (
  select a.cell from active a left join stops s on s.programme = a.programme
  group by a.cell having count(*) = count(s.programme)
) as emptied on emptied.cell = c.number
