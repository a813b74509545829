/** Which containers lists have, what was measured in each, and what they have in common. */
@NullMarked
package dev.imatool.diff.survey;

import org.jspecify.annotations.NullMarked;
