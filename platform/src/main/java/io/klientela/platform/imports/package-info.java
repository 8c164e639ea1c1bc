/** CSV imports as resumable processes, the same for every resource. */
@NullMarked
package io.klientela.platform.imports;

import org.jspecify.annotations.NullMarked;
