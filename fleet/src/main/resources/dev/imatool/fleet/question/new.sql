-- Contents under a path that no host had measured before a day.
select
    path,
    digest_algorithm,
    digest,
    min(day) as first_seen,
    count(distinct host) as hosts,
    min(host) as host
from entries
where template_digest_check not in ('violation', 'mismatch') and digest is not null
group by path, digest_algorithm, digest
having min(day) >= ?
order by first_seen, path, digest
