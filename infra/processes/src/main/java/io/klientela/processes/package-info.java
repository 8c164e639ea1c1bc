/** The distributed form as processes that can be started, killed, frozen and asked. */
@NullMarked
package io.klientela.processes;

import org.jspecify.annotations.NullMarked;
