/** The questions to a fleet, as SQL, and their answers. */
@NullMarked
package dev.imatool.fleet.question;

import org.jspecify.annotations.NullMarked;
