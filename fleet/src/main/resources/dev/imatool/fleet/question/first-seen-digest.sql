-- The first day on which a digest (hex) was measured, and every host that measured it on that day.
with found as (
    select day, host, list_sha256, number, path, digest_algorithm, digest, template_digest_check, vouched
    from entries
    where digest = ?
)
select day, host, number as entry, path, digest_algorithm, digest, vouched, template_digest_check, list_sha256
from found
where day = (select min(day) from found)
order by host, list_sha256, entry
