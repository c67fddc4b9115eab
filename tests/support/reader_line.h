#pragma once

#include "client/reader/line.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace onedoor::testing {

/// A reader without a device: sends what it is given. Its `fails_at`-th receive() (from 1) finds
/// the device gone.
class ScriptedReaderLine final : public reader::ReaderLine {
public:
    void send(std::string_view characters) { m_waiting += characters; }

    Result<void> open() override {
        ++opened;
        if (!open_error.empty())
            return fail(open_error);
        m_is_open = true;
        return {};
    }
    Result<std::size_t> receive(std::span<char> into) override {
        if (++receives == fails_at)
            m_is_open = false;
        if (!m_is_open)
            return fail("line.closed");
        std::size_t const count = std::min({into.size(), m_waiting.size(), at_once});
        std::copy_n(m_waiting.begin(), count, into.begin());
        m_waiting.erase(0, count);
        return count;
    }
    void discard() override { m_waiting.clear(); }
    void close() override { m_is_open = false; }

    int opened = 0;
    int receives = 0;
    int fails_at = 0;
    std::string open_error;
    std::size_t at_once = std::string::npos;

private:
    std::string m_waiting;
    bool m_is_open = false;
};

}
