/** Changes of many records at once, each through the checks of a single one, with progress, refusals and undo. */
@NullMarked
package io.klientela.platform.bulk;

import org.jspecify.annotations.NullMarked;
