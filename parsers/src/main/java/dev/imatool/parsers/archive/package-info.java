/**
 * Folders and archives whose members are gone through one after the other: tar and zip, packed or not, and one archive inside
 * another or inside a folder. Nothing is unpacked onto the disk, links that lead out are not followed, and a {@link
 * dev.imatool.parsers.archive.Pass} bounds what all of them together may cost.
 */
@NullMarked
package dev.imatool.parsers.archive;

import org.jspecify.annotations.NullMarked;
