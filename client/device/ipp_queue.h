#pragma once

#include "client/device/page_queue.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace onedoor::device {

/// Where an IPP printer is.
struct IppAddress {
    std::string host;
    std::uint16_t port = 631;
    /// "/ipp/print"; CUPS has "/printers/<queue>".
    std::string resource;
};

/// A queue of this machine's CUPS, by its name.
IppAddress cups_queue(std::string_view name);

/// A printer that speaks IPP, or a queue of CUPS. Jobs are named after the product alone and
/// printed on A5, once, as large as they are.
class IppQueue final : public PageQueue {
public:
    explicit IppQueue(IppAddress address);

    Result<Condition> condition() override;
    Result<int> submit(core::Bytes const& pdf) override;
    Result<PageProgress> progress(int job) override;
    Result<void> remove(int job) override;
    Result<void> remove_all() override;

private:
    IppAddress m_address;
    std::string m_uri;
};

}
