/** What happened on a host, and what of it can be proven: all questions at once. */
@NullMarked
package dev.imatool.examine.cases;

import org.jspecify.annotations.NullMarked;
