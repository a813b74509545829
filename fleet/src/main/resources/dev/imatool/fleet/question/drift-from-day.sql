-- Paths that a group of hosts had measured by a day, and under which a host of it has measured another content since.
with asked as (select cast(? as varchar(10)) as day),
contents as (
    select coalesce(hosts.host_group, '') as host_group, entries.path, entries.digest_algorithm, entries.digest,
        min(entries.day) as first_seen
    from entries left join hosts on hosts.host = entries.host
    where entries.template_digest_check = 'matches' and entries.digest is not null
        and entries.path <> 'boot_aggregate'
    group by coalesce(hosts.host_group, ''), entries.path, entries.digest_algorithm, entries.digest
),
later as (
    select host_group, path, digest_algorithm, digest
    from contents
    where first_seen > (select day from asked)
        and exists (
            select 1 from contents as earlier
            where earlier.host_group = contents.host_group and earlier.path = contents.path
                and earlier.first_seen <= (select day from asked))
)
select entries.host, later.host_group, entries.path, entries.digest_algorithm, entries.digest,
    min(entries.day) as first_seen
from entries
    left join hosts on hosts.host = entries.host
    join later on later.host_group = coalesce(hosts.host_group, '') and later.path = entries.path
        and later.digest_algorithm = entries.digest_algorithm and later.digest = entries.digest
where entries.template_digest_check = 'matches' and entries.day > (select day from asked)
group by entries.host, later.host_group, entries.path, entries.digest_algorithm, entries.digest
order by entries.host, entries.path, first_seen, entries.digest
