package io.klientela.bench.load;

import java.time.Duration;
import java.util.List;

/** How long processes have kept the processors busy. @param pids of the platform's processes */
public record Processors(List<Long> pids) {

    /** The time that this process has used. */
    public static Duration own() {
        return used(ProcessHandle.current().pid());
    }

    public Duration platform() {
        return pids.stream().map(Processors::used).reduce(Duration.ZERO, Duration::plus);
    }

    public static Duration used(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
