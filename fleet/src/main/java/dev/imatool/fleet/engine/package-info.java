/** What reads and writes the tables of a fleet. */
@NullMarked
package dev.imatool.fleet.engine;

import org.jspecify.annotations.NullMarked;
