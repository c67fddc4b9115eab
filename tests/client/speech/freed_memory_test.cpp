#include "client/speech/espeak_speaker.h"
#include "client/speech/narrator.h"
#include "tests/support/freed_memory.h"
#include "tests/support/pcm_sink.h"

#include <algorithm>
#include <cstdio>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <semaphore>
#include <unistd.h>

using namespace onedoor;
using speech::Command;
using text::Language;
using ui::Role;

namespace {

/// Says nothing and keeps nothing.
class DeafSpeaker final : public speech::Speaker {
public:
    Result<void> say(std::span<speech::Run const>, speech::Rate) override { return {}; }
    void set_volume(speech::Volume) override {}
    void stop() override {}
    [[nodiscard]] State state() const override { return State::Quiet; }
    [[nodiscard]] std::uint64_t progress() const override { return 0; }
    void forget() override {}
    [[nodiscard]] bool is_forgotten() const override { return true; }
};

struct Page {
    ui::Tree tree;
    ui::NodeId field = 0;

    explicit Page(std::string_view value) {
        add(Role::Document, 1, 0, "Trang");
        tree.at(0).value = tree.intern("vi");
        add(Role::Heading, 2, 1, "Tiêu đề");
        add(Role::TextField, 3, 1, "Họ tên").value = tree.intern(value);
        add(Role::Text, 4, 1, "Tên: " + std::string(value));
        add(Role::Select, 5, 1, "Chọn").value = tree.intern("a");
        tree.at(4).extra = tree.intern("a\t" + std::string(value) + "\n");
        field = 3;
    }
    ui::Node& add(Role role, ui::NodeId id, ui::NodeId parent, std::string_view label) {
        ui::Node node;
        node.id = id;
        node.parent = parent;
        node.role = role;
        node.label = tree.intern(label);
        return tree.add(node);
    }
};

void use_everything(speech::Narrator& narrator, Page const& page) {
    core::Uptime now{1'000};
    speech::Scene scene{page.tree, 0, Language::Vietnamese, {}, 30};
    auto const pass = [&] {
        for (int i = 0; i < 12; ++i) {
            now.milliseconds += 16;
            narrator.look(scene, now);
        }
    };
    narrator.turn_on();
    pass();
    for (ui::NodeId const focused : {3U, 5U, 4U, 3U}) {
        scene.focused = focused;
        pass();
        for (Command const command :
             {Command::Repeat, Command::Where, Command::Faster, Command::Louder, Command::ReadOn,
              Command::NextSentence, Command::Pause, Command::PreviousSentence}) {
            narrator.on(command, scene, now);
            pass();
        }
        narrator.tell(page.tree.text(page.tree.find(3)->value), Language::English,
                      speech::Urgency::Assertive);
    }
    narrator.forget();
}

std::counting_semaphore<1000> g_told{0};

void tell() {
    g_told.release();
}

struct Region {
    std::uintptr_t from, to;
};

/// Where this process may write; not the sanitizers' own terabytes.
std::vector<Region> writable_regions() {
    std::vector<Region> regions;
    std::FILE* const maps = std::fopen("/proc/self/maps", "r");
    char line[512];
    constexpr std::uintptr_t largest = std::uintptr_t{1} << 30;
    while (std::fgets(line, sizeof line, maps) != nullptr) {
        unsigned long from = 0;
        unsigned long to = 0;
        char flags[5] = {};
        bool const is_read = std::sscanf(line, "%lx-%lx %4s", &from, &to, flags) == 3;
        if (is_read && flags[1] == 'w' && to - from < largest)
            regions.push_back({from, to});
    }
    std::fclose(maps);
    return regions;
}

int count_in(std::string_view piece, std::string_view reversed) {
    int found = 0;
    for (std::size_t at = piece.find(reversed.back()); at != piece.npos;
         at = piece.find(reversed.back(), at + 1))
        found += at + reversed.size() <= piece.size() &&
                         std::equal(reversed.rbegin(), reversed.rend(), piece.begin() + at)
                     ? 1
                     : 0;
    return found;
}

/// How often the text of which this is the reverse stands in memory.
int count_in_memory(std::string_view reversed) {
    int const memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::vector<char> piece(std::size_t{1} << 20);
    int found = 0;
    for (Region const region : writable_regions())
        for (std::uintptr_t at = region.from; at < region.to; at += piece.size() - 64) {
            std::size_t const wanted = std::min<std::size_t>(piece.size(), region.to - at);
            ssize_t const got = ::pread(memory, piece.data(), wanted, static_cast<off_t>(at));
            if (got > 0)
                found += count_in({piece.data(), static_cast<std::size_t>(got)}, reversed);
        }
    ::close(memory);
    return found;
}

}

TEST_CASE("S2: no freed memory of speech holds what the citizen typed") {
    for (std::string_view const canary :
         {"Bi mat Long Hon Muoi Lam Chu", "Ngan", "bimat@example.vn"}) {
        INFO(canary);
        Page const page(canary);
        DeafSpeaker speaker;
        speech::Narrator narrator(speaker);
        std::string_view const part = canary.substr(0, 4);
        CHECK(testing::freed_with({part}, [&] { use_everything(narrator, page); }) == 0);
    }
}

TEST_CASE("S2: after a session nothing that was said is in the memory of the process") {
    fakes::PcmSink sink;
    speech::EspeakSpeaker speaker(sink, tell);
    // Never as it is heard in the program itself.
    constexpr std::string_view reversed = "gneir ueis tam ib uahk gnahk";
    {
        std::vector<speech::Run> runs(1);
        runs[0].text.reserve(64);
        runs[0].text.assign(reversed.rbegin(), reversed.rend());
        CHECK(count_in_memory(reversed) > 0);
        CHECK(speaker.say(runs, speech::Rate::Fastest));
        REQUIRE(g_told.try_acquire_for(std::chrono::seconds(20)));
    }
    speaker.forget();
    REQUIRE(g_told.try_acquire_for(std::chrono::seconds(20)));
    CHECK(speaker.is_forgotten());
    CHECK(count_in_memory(reversed) == 0);
}
