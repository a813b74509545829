/** When was what measured, as far as the evidence shows? */
@NullMarked
package dev.imatool.examine.timeline;

import org.jspecify.annotations.NullMarked;
