/** What did damaged entries say before they were damaged? */
@NullMarked
package dev.imatool.examine.repair;

import org.jspecify.annotations.NullMarked;
