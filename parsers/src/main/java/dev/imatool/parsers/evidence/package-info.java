/**
 * What somebody collected from a host: a folder, or a tar or zip archive of one. {@link
 * dev.imatool.parsers.evidence.EvidenceReader} looks at every member and tells by content what it is; names only help where
 * content says nothing (a PCR's value in {@code pcr-sha256/10}, a counter). Nothing is unpacked onto the disk, and links that lead
 * out of a folder are not followed.
 */
@NullMarked
package dev.imatool.parsers.evidence;

import org.jspecify.annotations.NullMarked;
