#pragma once

#include "shared/core/result.h"

#include <atomic>
#include <functional>
#include <string_view>
#include <utility>

namespace onedoor::sqlite {

/// Remembers that the file can no longer be trusted, and says so once (reliability §2.5: errors of
/// fsync are final).
class Fatal {
public:
    explicit Fatal(std::function<void(std::string_view)> callback)
        : m_callback(std::move(callback)) {}

    /// Looks at a failure; stops the store when it is of the final kind.
    void consider(Error const& error) {
        if (error.code != "store.failed" || m_happened.exchange(true))
            return;
        if (m_callback)
            m_callback(error.detail);
    }

    [[nodiscard]] bool happened() const { return m_happened.load(std::memory_order_relaxed); }

private:
    std::function<void(std::string_view)> m_callback;
    std::atomic<bool> m_happened = false;
};

}
