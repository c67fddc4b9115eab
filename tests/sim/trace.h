#pragma once

#include "shared/core/bytes.h"
#include "shared/core/sha256.h"

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace onedoor::sim {

/// Everything that happens, in order: its digest is what two runs of a seed are compared by.
class Trace {
public:
    enum class Echo : std::uint8_t { Off, On };
    explicit Trace(Echo echo = Echo::Off) : m_echo(echo) {}

    void add(std::int64_t now_ms, std::string_view who, std::string_view what) {
        std::string line = std::to_string(now_ms);
        line.append(" ").append(who).append(" ").append(what).append("\n");
        if (m_echo == Echo::On)
            std::fputs(line.c_str(), stdout);
        m_hash.add(core::as_bytes(line));
        ++m_lines;
    }
    [[nodiscard]] std::uint64_t lines() const { return m_lines; }
    /// Ends the trace.
    std::string digest() { return core::to_hex(m_hash.finish()); }

private:
    Echo m_echo;
    core::Sha256 m_hash;
    std::uint64_t m_lines = 0;
};

}
