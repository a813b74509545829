-- Paths that a group of hosts has measured, and under which a host of no such group has measured another content.
with measured as (
    select coalesce(hosts.host_group, '') as host_group, entries.host, entries.day, entries.path,
        entries.digest_algorithm, entries.digest
    from entries left join hosts on hosts.host = entries.host
    where entries.template_digest_check = 'matches' and entries.digest is not null
        and entries.path <> 'boot_aggregate'
),
asked as (select ? as host_group),
base as (
    select distinct path, digest_algorithm, digest
    from measured join asked on measured.host_group = asked.host_group
),
others as (
    select measured.host_group, host, path, digest_algorithm, digest, min(day) as first_seen
    from measured cross join asked where measured.host_group <> asked.host_group
    group by measured.host_group, host, path, digest_algorithm, digest
)
select others.host, others.host_group, others.path, others.digest_algorithm, others.digest, others.first_seen
from others
where exists (select 1 from base where base.path = others.path)
    and not exists (
        select 1 from base
        where base.path = others.path and base.digest_algorithm = others.digest_algorithm
            and base.digest = others.digest)
order by others.host, others.path, others.first_seen, others.digest
