-- Contents that at most so many hosts of a group have measured.
select
    entries.digest_algorithm,
    entries.digest,
    count(distinct entries.host) as hosts,
    min(entries.path) as path,
    count(distinct entries.path) as paths,
    min(entries.day) as first_seen,
    min(entries.host) as host
from entries join hosts on hosts.host = entries.host
where entries.template_digest_check = 'matches' and entries.digest is not null and hosts.host_group = ?
group by entries.digest_algorithm, entries.digest
having count(distinct entries.host) <= cast(? as bigint)
order by hosts, path, digest
