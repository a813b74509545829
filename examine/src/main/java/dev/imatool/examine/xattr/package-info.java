/** What is in values of security.ima and security.evm, do they fit a file, and which value does a file need? */
@NullMarked
package dev.imatool.examine.xattr;

import org.jspecify.annotations.NullMarked;
