-- Which hosts have measured a path (as the tables write it), where, since when and until when.
with found as (
    select day, host, boot, number, path, digest_algorithm, digest, template_digest_check, vouched
    from entries
    where path = ?
),
-- an entry is also in the later lists of its boot, which store only what comes after it
seen as (
    select found.host, found.path, found.digest_algorithm, found.digest, found.template_digest_check,
        found.vouched, found.day, max(lists.day) as last_day
    from found join lists on lists.host = found.host and lists.boot = found.boot and lists.entries >= found.number
    group by found.host, found.path, found.digest_algorithm, found.digest, found.template_digest_check, found.vouched,
        found.day, found.number, found.boot
)
select
    host,
    path,
    digest_algorithm,
    digest,
    min(day) as first_seen,
    max(last_day) as last_seen,
    case min(case vouched when 'quote' then 1 when 'pcr' then 2 when 'after' then 3 else 4 end)
        when 1 then 'quote' when 2 then 'pcr' when 3 then 'after' else 'none' end as vouched,
    template_digest_check
from seen
group by host, path, digest_algorithm, digest, template_digest_check
order by first_seen, host, path, digest
