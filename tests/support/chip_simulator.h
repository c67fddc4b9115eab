#pragma once

#include "client/reader/chip_reader.h"

#include <map>
#include <optional>
#include <string>

namespace onedoor::testing {

/// A reader with a card that can be put in and taken out. Every look at the outcome is one step of
/// the talk with the card: finding the application, PACE, then each group. The `fails_at`-th step
/// (from 1) ends as `failure`, or takes the card out when that is Removed.
class ChipSimulator final : public reader::ChipReader {
public:
    using Outcome = reader::ChipOutcome;
    using Presence = reader::ChipPresence;

    Presence place = Presence::Empty;
    std::string number = "123456";
    std::map<reader::DataGroup, std::string> files{
        {reader::DataGroup::Dg1, "CANARY machine-readable zone"},
        {reader::DataGroup::Dg13, "CANARY of the issuing state"}};
    int fails_at = 0;
    Outcome failure = Outcome::Failed;
    /// Never says anything again from the first step on.
    bool is_stuck = false;
    int begun = 0;

    [[nodiscard]] Presence presence() override { return place; }
    void begin(std::string_view access_number, std::span<reader::DataGroup const> groups) override {
        ++begun;
        m_is_right = access_number == number;
        m_groups.assign(groups.begin(), groups.end());
        m_step = 0;
        m_outcome = Outcome::Working;
    }
    [[nodiscard]] Outcome outcome() override {
        if (m_outcome == Outcome::Working && !is_stuck)
            step();
        return m_outcome;
    }
    core::Bytes take(reader::DataGroup group) override {
        auto const read = m_read.find(group);
        return read == m_read.end() ? core::Bytes() : std::exchange(read->second, {});
    }
    void forget() override {
        m_read.clear();
        m_outcome = Outcome::Idle;
    }
    [[nodiscard]] bool holds_something() const { return !m_read.empty(); }

private:
    void step() {
        if (place == Presence::Empty)
            return end(Outcome::Removed);
        if (place == Presence::ReaderGone)
            return end(Outcome::Failed);
        if (++m_step == fails_at) {
            if (failure == Outcome::Removed)
                place = Presence::Empty;
            return end(failure);
        }
        if (m_step == 2 && !m_is_right)
            return end(Outcome::WrongNumber);
        if (m_step < 3)
            return;
        std::size_t const at = static_cast<std::size_t>(m_step) - 3;
        if (at < m_groups.size()) {
            std::string const& content = files[m_groups[at]];
            m_read[m_groups[at]] = core::Bytes(content.begin(), content.end());
        }
        if (at + 1 >= m_groups.size())
            m_outcome = Outcome::Read;
    }
    void end(Outcome outcome) {
        m_read.clear();
        m_outcome = outcome;
    }

    bool m_is_right = false;
    int m_step = 0;
    Outcome m_outcome = Outcome::Idle;
    std::vector<reader::DataGroup> m_groups;
    std::map<reader::DataGroup, core::Bytes> m_read;
};

}
