/** Rows of several hosts on their way into a fleet: written aside as plain tables, which an engine sorts and packs. */
@NullMarked
package dev.imatool.fleet.batch;

import org.jspecify.annotations.NullMarked;
