-- All pairs of providers of different leads that share a cell with a day in common: how many, and the best hundred by
-- shared cells, Jaccard and ids. What DESIGN asks of a pair besides (class, sites, days, saturation) is left out.
, size as (
  select provider, count(distinct cell) as cells from stay group by provider
), met as materialized (
  select a.provider as a, b.provider as b, count(distinct a.cell) as cells
  from stay a join stay b on a.cell = b.cell and a.provider < b.provider and a.lead <> b.lead
    and a.from_day < b.to_day and b.from_day < a.to_day
  group by a.provider, b.provider
), best as (
  select m.a, m.b, m.cells, m.cells / cast(s.cells + t.cells - m.cells as double precision) as jaccard
  from met m join size s on s.provider = m.a join size t on t.provider = m.b
  order by m.cells desc, jaccard desc, m.a, m.b limit 100
)
select 'pairs' as a, '' as b, count(*) as cells, '' as jaccard from met
union all select 'shared', '', cast(sum(cells) as bigint), '' from met
union all select p.id, q.id, cells, cast(round(cast(jaccard * 1000000 as numeric)) as bigint) || ''
from best join provider p on p.number = best.a join provider q on q.number = best.b
