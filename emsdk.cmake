# CMake toolchain file for the WebAssembly builds, and the one place that knows Emscripten.
# Emscripten 3.1.50 or newer is taken from $EMSDK, else from the system, else from the copy that
# third_party/fetch made.

set(ONEDOOR_EMSCRIPTEN_MIN 3.1.50)

if(NOT ONEDOOR_CACHE)
    if(DEFINED ENV{ONEDOOR_CACHE})
        set(ONEDOOR_CACHE $ENV{ONEDOOR_CACHE})
    elseif(DEFINED ENV{XDG_CACHE_HOME})
        set(ONEDOOR_CACHE $ENV{XDG_CACHE_HOME}/onedoor)
    else()
        set(ONEDOOR_CACHE $ENV{HOME}/.cache/onedoor)
    endif()
endif()

# Sets `out` to the folder of a usable emcc among the candidates, or to an empty string.
function(onedoor_find_emscripten out)
    find_program(system_emcc emcc NO_CACHE)
    if(system_emcc)
        file(REAL_PATH ${system_emcc} system_emcc)
        get_filename_component(system_root ${system_emcc} DIRECTORY)
    endif()
    set(${out} "" PARENT_SCOPE)
    foreach(root IN ITEMS "$ENV{EMSDK}/upstream/emscripten" "${system_root}"
                          "${ONEDOOR_CACHE}/emscripten")
        if(NOT EXISTS ${root}/emscripten-version.txt)
            continue()
        endif()
        file(READ ${root}/emscripten-version.txt version)
        string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" version "${version}")
        if(version VERSION_GREATER_EQUAL ONEDOOR_EMSCRIPTEN_MIN)
            set(${out} ${root} PARENT_SCOPE)
            return()
        endif()
    endforeach()
endfunction()

if(NOT EMSCRIPTEN_ROOT_PATH)
    onedoor_find_emscripten(EMSCRIPTEN_ROOT_PATH)
endif()
if(NOT EMSCRIPTEN_ROOT_PATH)
    message(FATAL_ERROR "No Emscripten ${ONEDOOR_EMSCRIPTEN_MIN} or newer: run third_party/fetch")
endif()
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

# Debian's package has no Closure compiler of its own.
set(ONEDOOR_CLOSURE ${ONEDOOR_CACHE}/npm/node_modules/.bin/google-closure-compiler)
if(EXISTS ${ONEDOOR_CLOSURE} AND NOT EMSCRIPTEN_ROOT_PATH MATCHES "/upstream/emscripten$")
    set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env EM_CLOSURE_COMPILER=${ONEDOOR_CLOSURE})
endif()

set(CMAKE_CXX_FLAGS_INIT "-fno-exceptions -fno-rtti")
# Nothing but a function's only call is inlined before the link, and there only what makes the
# code smaller: this saves 20 KB Brotli over what -Oz does by itself.
foreach(language C CXX)
    set(CMAKE_${language}_FLAGS_MINSIZEREL "-Oz -DNDEBUG -flto -mllvm -inline-threshold=-100"
        CACHE STRING "Flags of the shipped build" FORCE)
    set(CMAKE_${language}_FLAGS_DEBUG "-O1 -g1" CACHE STRING "Flags of the developer's build")
endforeach()

# Exported names have to be given to the linker as a list: nothing else survives Closure.
set(ONEDOOR_WEB_RUNTIME UTF8ToString,stringToUTF8,HEAPU8,HEAPU32,HEAPF32)

# -fno-lto: takes the system libraries as they are (the cache has no variants for -flto); our own
# objects are optimised as one program all the same, which saves 15 KB Brotli.
# -sWASM_BIGINT: without it the linker calls wasm-emscripten-finalize, which npm's binaryen lacks.
set(ONEDOOR_LINK_COMMON -fno-lto -sWASM_BIGINT -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=512KB
    -sSUPPORT_LONGJMP=0 -sFILESYSTEM=0 -sMALLOC=emmalloc -sDYNAMIC_EXECUTION=0
    $<$<CONFIG:MinSizeRel>:-Wl,-mllvm,-inline-threshold=0>)

# onedoor_web_program(<target> [EXPORTS _name ...] [LIBRARIES file.js ...])
# Links <target> for the browser as <target>.js and <target>.wasm. The module is a function
# `onedoor_module(overrides)` that returns a promise. EXPORTS are C functions callable from
# JavaScript, LIBRARIES are Emscripten JavaScript libraries with the functions that C++ imports.
function(onedoor_web_program target)
    cmake_parse_arguments(PROGRAM "" "" "EXPORTS;LIBRARIES" ${ARGN})
    list(JOIN PROGRAM_EXPORTS "," exports)
    target_link_options(${target} PRIVATE ${ONEDOOR_LINK_COMMON}
        -sENVIRONMENT=web -sMODULARIZE=1 -sEXPORT_NAME=onedoor_module -sINITIAL_MEMORY=16MB
        -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sTEXTDECODER=2
        -sGL_TRACK_ERRORS=0 -sGL_POOL_TEMP_BUFFERS=0
        -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
        -sEXPORTED_RUNTIME_METHODS=${ONEDOOR_WEB_RUNTIME}
        -sINCOMING_MODULE_JS_API=canvas,instantiateWasm,locateFile,print,printErr,onAbort
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free,${exports}
        $<IF:$<CONFIG:MinSizeRel>,-sASSERTIONS=0,-sASSERTIONS=1>
        $<$<CONFIG:MinSizeRel>:--closure=1>)
    foreach(library IN LISTS PROGRAM_LIBRARIES)
        target_link_options(${target} PRIVATE "SHELL:--js-library ${library}")
        set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${library})
    endforeach()
endfunction()

# onedoor_node_program(<target>): links <target> for Node, with files and the process arguments.
function(onedoor_node_program target)
    set(options ${ONEDOOR_LINK_COMMON})
    list(REMOVE_ITEM options -sFILESYSTEM=0)
    target_link_options(${target} PRIVATE ${options} -sENVIRONMENT=node -sNODERAWFS=1
        -sEXIT_RUNTIME=1 -sSTACK_OVERFLOW_CHECK=1)
endfunction()
