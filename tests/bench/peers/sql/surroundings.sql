-- How many organisations and programmes stand within three links of each of those named in :argument.
with start as (
  select number from provider where id in (select unnest(string_to_array(:argument, '|')))
), one as (
  select number as home, number as node from start
  union select s.number, l.other from start s join actor_link l on l.one = s.number
), two as (
  select home, node from one union select o.home, l.other from one o join actor_link l on l.one = o.node
), three as (
  select home, node from two union select t.home, l.other from two t join actor_link l on l.one = t.node
)
select p.id, count(*) from three t join provider p on p.number = t.home group by p.id
