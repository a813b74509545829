/** Entries of systemd's journal as JSON ({@code journalctl -o json}), and as others pass them on. */
@NullMarked
package dev.imatool.parsers.json.journal;

import org.jspecify.annotations.NullMarked;
