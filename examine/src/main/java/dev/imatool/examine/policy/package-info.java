/** What does a policy do, and what is wrong with it? */
@NullMarked
package dev.imatool.examine.policy;

import org.jspecify.annotations.NullMarked;
