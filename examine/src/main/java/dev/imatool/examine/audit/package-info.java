/** What do integrity audit records report, and which entries of a list do they date and explain? */
@NullMarked
package dev.imatool.examine.audit;

import org.jspecify.annotations.NullMarked;
