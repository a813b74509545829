/** How reports show what a boot_aggregate proves: in replay, eventlog and evidence alike. */
@NullMarked
package dev.imatool.render.bootaggregate;

import org.jspecify.annotations.NullMarked;
